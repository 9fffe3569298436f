import type { RegionView } from '@gongyi/shared/contracts'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Tree, type TreeNode } from '../../ui/tree.js'
import type { RegionNode } from './region-nodes.js'

interface RegionTreeProps {
  readonly nodes: readonly RegionNode[]
  readonly selected: string | null
  readonly onSelect: (id: string) => void
}

/** Counties and townships unfolded, what lies in a community folded away. */
export function RegionTree({ nodes, selected, onSelect }: RegionTreeProps) {
  const { t } = useTranslation('regions')
  const label = ({ name, code }: RegionView) => `${name} ${code}`
  const nodeOf = ({ region, children }: RegionNode): TreeNode => ({
    id: region.id,
    label: label(region),
    detail: <span className="text-sm text-muted">{t(`levels.${region.level}`)}</span>,
    ...(children.length === 0 ? {} : { children: children.map(nodeOf) }),
  })
  return (
    <Tree
      label={t('tree')}
      nodes={nodes.map(nodeOf)}
      selected={selected}
      onSelect={onSelect}
      defaultExpanded={unfolded(nodes)}
    />
  )
}

function unfolded(nodes: readonly RegionNode[]): readonly string[] {
  return nodes.flatMap(({ region, children }) =>
    region.level === 'VILLAGE_COMMUNITY' ? [] : [region.id, ...unfolded(children)],
  )
}
