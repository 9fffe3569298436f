import { type DossierCheck, dossierHash, verifyDossier } from '@gongyi/shared/domain'

export type Verdict =
  | { readonly ok: true; readonly hash: string; readonly events: number; readonly isFiled: boolean }
  | { readonly ok: false; readonly checks: readonly DossierCheck[] }

/** Checks a dossier from itself alone, in this browser. In a file of its own: it loads when somebody presses the button. */
export function checkDossier(document: unknown): Verdict {
  const verdict = verifyDossier(document)
  if (!verdict.ok) return { ok: false, checks: [...new Set(verdict.error.map(({ check }) => check))] }
  const { events, filing } = verdict.value
  return { ok: true, hash: dossierHash(verdict.value), events: events.length, isFiled: filing !== null }
}
