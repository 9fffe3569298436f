import type { TemplateId } from './templates/registry.js'

/** One kind of matter: which presets may decide it, under which template it runs, whether the law fixes that (domain.md §3.1.1). */
export interface Category {
  readonly label: { readonly zh: string; readonly en: string }
  readonly presets: readonly string[]
  readonly templates: readonly TemplateId[]
  /** True when the statute fixes the preset and nobody may choose another. */
  readonly locked: boolean
  /** A legal adviser's opinion is needed at screening (G1.4). */
  readonly legalRequired: boolean
  /** The community's Party organisation discusses it first (G1.6). */
  readonly partyFirst: boolean
}

const owners = (zh: string, en: string, preset: string): Category => ({
  label: { zh, en },
  presets: [preset],
  templates: ['owners-decision'],
  locked: true,
  legalRequired: false,
  partyFirst: false,
})

const open = (zh: string, en: string): Category => ({
  label: { zh, en },
  presets: ['SIMPLE_POLL', 'RESIDENT_MEETING_HOUSEHOLD'],
  templates: ['light', 'standard'],
  locked: false,
  legalRequired: false,
  partyFirst: false,
})

const meeting = (zh: string, en: string): Category => ({
  label: { zh, en },
  presets: ['RESIDENT_MEETING_HOUSEHOLD', 'RESIDENT_MEETING_PERSON', 'RESIDENT_MEETING_GROUP_DELEGATE'],
  templates: ['standard'],
  locked: true,
  legalRequired: true,
  partyFirst: true,
})

/** Every category of matter with its default handling. */
export const CATEGORIES = {
  ENVIRONMENT: open('环境整治', 'Environment'),
  SERVICE: open('便民服务', 'Neighbourhood services'),
  CULTURE: open('文体活动', 'Culture and sport'),
  SAFETY: open('公共安全', 'Public safety'),
  ADVICE_TO_GOV: {
    ...open('对政府方案的意见', 'Advice on a government plan'),
    presets: ['SIMPLE_POLL'],
  },
  COVENANT: {
    ...meeting('居民公约', 'Residents’ covenant'),
    presets: ['RESIDENT_MEETING_HOUSEHOLD', 'RESIDENT_MEETING_PERSON'],
  },
  RESIDENT_IMPORTANT: meeting('涉及全体居民利益的重要问题', 'Matter important to all residents'),
  RESIDENT_FUNDRAISE: meeting('公益事业筹资', 'Voluntary fund-raising'),
  OWNERS_COMMON_PART_CHANGE: owners('改变共有部分用途或经营', 'Change or use of common parts', 'OWNERS_SPECIAL'),
  OWNERS_REBUILD: owners('改建、加装电梯', 'Rebuilding, adding a lift', 'OWNERS_SPECIAL'),
  OWNERS_FUND_RAISE: owners('筹集维修资金', 'Raising the maintenance fund', 'OWNERS_SPECIAL'),
  OWNERS_FUND_USE: owners('使用维修资金', 'Using the maintenance fund', 'OWNERS_GENERAL'),
  OWNERS_FEE: owners('物业费标准', 'Property service fee', 'OWNERS_GENERAL'),
  OWNERS_RULES: owners('议事规则、管理规约、业委会', 'Owners’ rules, covenant, committee', 'OWNERS_GENERAL'),
  OWNERS_OTHER_MAJOR: owners('其他共同决定事项', 'Other matters decided jointly', 'OWNERS_GENERAL'),
  HOUSE_TO_BUSINESS: owners('住宅改经营性用房', 'Dwelling turned into business', 'AFFECTED_UNANIMOUS'),
  VILLAGE_ART24: {
    label: { zh: '村民会议讨论决定事项', en: 'Matters reserved to villagers' },
    presets: ['VILLAGER_MEETING_PERSON', 'VILLAGER_MEETING_HOUSEHOLD', 'VILLAGER_DELEGATE_MEETING'],
    templates: ['village-four-two'],
    locked: true,
    legalRequired: true,
    partyFirst: true,
  },
  COLLECTIVE_ASSET: {
    label: { zh: '农村集体资产事项', en: 'Rural collective assets' },
    presets: ['COLLECTIVE_MEMBER_ASSEMBLY', 'COLLECTIVE_DELEGATE_ASSEMBLY'],
    templates: ['village-four-two'],
    locked: true,
    legalRequired: true,
    partyFirst: true,
  },
} satisfies Record<string, Category>

export type CategoryId = keyof typeof CATEGORIES

/** Category ids in the order forms show them. */
export const CATEGORY_IDS = Object.keys(CATEGORIES) as [CategoryId, ...CategoryId[]]

/** The category's rules, typed as {@link Category}. */
export function category(id: CategoryId): Category {
  return CATEGORIES[id]
}
