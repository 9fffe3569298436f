import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Collection } from 'react-aria-components/Collection'
import { Tree as AriaTree, TreeItem, TreeItemContent } from 'react-aria-components/Tree'
import { useTranslation } from '../lib/i18n/i18n.js'
import { Icon } from './icon.js'

export interface TreeNode {
  readonly id: string
  readonly label: string
  /** After the label: a count, a badge. */
  readonly detail?: ReactNode
  readonly children?: readonly TreeNode[]
}

export interface TreeProps {
  readonly label: string
  readonly nodes: readonly TreeNode[]
  readonly selected?: string | null
  readonly onSelect?: (id: string) => void
  readonly defaultExpanded?: readonly string[]
}

/** Regions, buildings. Arrow keys walk it, one tab stop for the whole. */
export function Tree({ label, nodes, selected, onSelect, defaultExpanded = [] }: TreeProps) {
  return (
    <AriaTree
      aria-label={label}
      items={nodes}
      selectionMode={onSelect ? 'single' : 'none'}
      selectedKeys={selected ? [selected] : []}
      onSelectionChange={(keys) => {
        if (keys === 'all') return
        for (const key of keys) onSelect?.(String(key))
      }}
      defaultExpandedKeys={defaultExpanded}
      className="flex flex-col rounded-md border border-line bg-surface p-1"
    >
      {renderNode}
    </AriaTree>
  )
}

function renderNode(node: TreeNode) {
  return (
    <TreeItem
      id={node.id}
      textValue={node.label}
      className="cursor-pointer rounded-sm outline-none data-hovered:bg-accent-soft data-selected:bg-accent-soft data-selected:font-semibold data-focus-visible:outline-2 data-focus-visible:outline-accent"
    >
      <TreeItemContent>
        {({ hasChildItems, isExpanded, level }) => (
          <span
            className="flex min-h-target-inline items-center gap-x-2 pe-3"
            style={{ paddingInlineStart: `${(level - 1) * 1.25}rem` }}
          >
            {hasChildItems ? <Chevron isExpanded={isExpanded} /> : <span className="w-target-inline shrink-0" />}
            <span className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-3 gap-y-1 py-1">
              {node.label}
              {node.detail}
            </span>
          </span>
        )}
      </TreeItemContent>
      <Collection items={node.children ?? []}>{renderNode}</Collection>
    </TreeItem>
  )
}

function Chevron({ isExpanded }: { readonly isExpanded: boolean }) {
  const { t } = useTranslation()
  return (
    <Button
      slot="chevron"
      aria-label={t(isExpanded ? 'tree.collapse' : 'tree.expand')}
      className="flex size-target-inline shrink-0 cursor-pointer items-center justify-center"
    >
      <Icon name={isExpanded ? 'down' : 'next'} />
    </Button>
  )
}
