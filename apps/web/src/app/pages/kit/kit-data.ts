export interface KitHousehold {
  readonly id: string
  readonly room: string
  readonly head: string
  readonly people: number
  readonly areaCenti: number
  readonly isTold: boolean
}

const surnames = '陈林黄张李王吴刘蔡杨许郑谢郭洪曾'
const given = ['建国', '秀英', '志强', '丽华', '文斌', '美玲', '国平', '晓燕']

/** Invented households, the same on every visit. */
export function households(count: number): readonly KitHousehold[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `h${index}`,
    room: `${1 + Math.floor(index / 48)}-${1 + (Math.floor(index / 24) % 2)}-${101 + (index % 2) + Math.floor((index % 24) / 2) * 100}`,
    head: `${surnames[index % surnames.length]}${given[(index * 7) % given.length]}`,
    people: 1 + (index % 5),
    areaCenti: 6890 + ((index * 137) % 5200),
    isTold: index % 3 !== 0,
  }))
}
