import { type CategoryId, category, VOTING_PRESETS } from '@gongyi/shared/domain'

/** The names of the rules such matters are decided by. */
export function presetLabels(id: CategoryId, language: 'zh' | 'en', separator: string): string {
  const allowed = category(id).presets
  return Object.values(VOTING_PRESETS)
    .filter((preset) => allowed.includes(preset.id))
    .map((preset) => preset.label[language])
    .join(separator)
}
