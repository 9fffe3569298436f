type Fields = readonly (string | null)[]
type Requirements = readonly (readonly (readonly string[])[])[]

/** The set of each requirement that the choice comes closest to. */
function closest(requirements: Requirements, chosen: Fields): readonly (readonly string[])[] {
  return requirements.flatMap((requirement) => {
    const there = (set: readonly string[]) => set.filter((field) => chosen.includes(field)).length
    const whole = requirement.find((set) => there(set) === set.length)
    const best = whole ?? requirement.toSorted((a, b) => there(b) - there(a))[0]
    return best === undefined ? [] : [best]
  })
}

/** What this choice cannot do without. */
export function neededFields(requirements: Requirements, chosen: Fields): ReadonlySet<string> {
  return new Set(closest(requirements, chosen).flat())
}

export function missingFields(requirements: Requirements, chosen: Fields): readonly string[] {
  return closest(requirements, chosen)
    .flat()
    .filter((field) => !chosen.includes(field))
}
