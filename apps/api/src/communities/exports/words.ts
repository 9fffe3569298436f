/** The register's choices as an office writes them, so that an exported list can be imported again. */
export const HUKOU = { HUKOU_RESIDENT: '本地户籍', NONLOCAL_RESIDENT: '外来常住', FLOATING: '流动人口' } as const
export const USES = {
  RESIDENTIAL: '住宅',
  COMMERCIAL: '商业',
  PARKING: '车位',
  STORAGE: '储藏间',
  OTHER: '其他',
} as const
export const AREA_SOURCES = { REGISTRY: '不动产登记', SURVEY: '实测', CONTRACT: '合同' } as const
export const DELIVERIES = { UNSOLD: '未售', SOLD_UNDELIVERED: '已售未交付', DELIVERED: '已交付' } as const
export const ROLES = { HEAD: '负责人', DEPUTY: '副职', SECRETARY: '秘书', MEMBER: '成员' } as const
export const SEATS = {
  RESIDENT: '居民',
  DELEGATE: '居民（村民）代表',
  PARTY_DELEGATE: '党员代表',
  CADRE: '村社干部',
  GRID_LEADER: '网格长',
  NONLOCAL: '非户籍代表',
  EXPERT: '专业人士',
  OTHER: '其他',
} as const
