import { useKnownWords } from '../../lib/i18n/i18n.js'

/** 街道、镇、乡、社区、村 in words; a kind nobody named reads as stored. */
export function useKindWords(): (kind: string) => string {
  const say = useKnownWords('regions')
  return (kind) => say(`kinds.${kind}`) ?? kind
}
