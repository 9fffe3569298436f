interface TrustedTypes {
  readonly createPolicy: (name: string, rules: { readonly createHTML: (html: string) => string | null }) => unknown
}

declare global {
  /** Chromium and Safari; not yet in TypeScript's own list. */
  var trustedTypes: TrustedTypes | undefined
}

/**
 * Our pages allow nobody to write HTML from text (Content-Security-Policy, require-trusted-types-for). React Aria empties
 * its live region by writing an empty text, and a number field would take the whole page down with it: empty text, and
 * nothing else, is allowed.
 */
export function allowEmptyHtml(scope: { readonly trustedTypes?: TrustedTypes | undefined } = globalThis): void {
  scope.trustedTypes?.createPolicy('default', { createHTML: (html) => (html === '' ? html : null) })
}
