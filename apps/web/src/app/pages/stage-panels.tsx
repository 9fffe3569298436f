import type { Stage } from '@gongyi/shared/domain'
import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import { loadNamespaces, type Namespace } from '../../lib/i18n/i18n.js'
import type { PanelProps } from '../../lib/topics/queries.js'

function lazyPanel(
  load: () => Promise<ComponentType<PanelProps>>,
  ...namespaces: readonly Namespace[]
): LazyExoticComponent<ComponentType<PanelProps>> {
  return lazy(async () => {
    const [panel] = await Promise.all([load(), loadNamespaces(...namespaces)])
    return { default: panel }
  })
}

/** Each stage's panel is a chunk of its own, with its words. A ninth stage does not compile until it has one. */
export const stagePanels = {
  propose: lazyPanel(
    () => import('../../features/stages/1-propose/panel.js').then((m) => m.ProposePanel),
    'propose',
    'proposal',
    'guards',
  ),
  participants: lazyPanel(
    () => import('../../features/stages/2-participants/panel.js').then((m) => m.ParticipantsPanel),
    'participants',
    'taken',
    'guards',
  ),
  notice: lazyPanel(
    () => import('../../features/stages/3-notice/panel.js').then((m) => m.NoticePanel),
    'notice',
    'guards',
  ),
  format: lazyPanel(
    () => import('../../features/stages/4-format/panel.js').then((m) => m.FormatPanel),
    'format',
    'guards',
  ),
  deliberate: lazyPanel(
    () => import('../../features/stages/5-deliberate/panel.js').then((m) => m.DeliberatePanel),
    'deliberate',
    'guards',
  ),
  vote: lazyPanel(
    () => import('../../features/stages/6-vote/panel.js').then((m) => m.VotePanel),
    'vote',
    'taken',
    'guards',
  ),
  filing: lazyPanel(
    () => import('../../features/stages/7-filing/panel.js').then((m) => m.FilingPanel),
    'filing',
    'guards',
  ),
  implement: lazyPanel(
    () => import('../../features/stages/8-implement/panel.js').then((m) => m.ImplementPanel),
    'implement',
    'taken',
    'guards',
  ),
} as const satisfies Record<Stage, ComponentType<PanelProps>>
