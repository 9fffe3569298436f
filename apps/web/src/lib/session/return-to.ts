export function signInPath(from: string): string {
  return from === '/' ? '/sign-in' : `/sign-in?return=${encodeURIComponent(from)}`
}

/** Only a path of this site: `//evil.example` and `/\evil` are addresses of other sites to a browser. */
export function returnPath(search: URLSearchParams): string {
  const wanted = search.get('return') ?? '/'
  return /^\/(?![/\\])/.test(wanted) ? wanted : '/'
}
