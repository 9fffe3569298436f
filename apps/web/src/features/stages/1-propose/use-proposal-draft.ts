import type { DraftView } from '@gongyi/shared/contracts'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { DraftSaver, type SaveState } from './draft-saver.js'
import { draftOf, emptyProposal } from './proposal-text.js'

/** The saver of one form. What is not saved yet is saved when the reader turns away: another app, another page. */
export function useProposalDraft(
  communityId: string,
  draft: DraftView | undefined,
): { saver: DraftSaver; state: SaveState } {
  const [saver] = useState(() => new DraftSaver(communityId, draft, draftOf(emptyProposal)))
  const state = useSyncExternalStore(saver.subscribe, saver.current)
  useEffect(() => {
    const leave = () => {
      if (document.visibilityState === 'hidden' && saver.current().kind !== 'untouched') void saver.flush()
    }
    document.addEventListener('visibilitychange', leave)
    return () => {
      document.removeEventListener('visibilitychange', leave)
      if (saver.isOnServer) void saver.flush()
    }
  }, [saver])
  return { saver, state }
}
