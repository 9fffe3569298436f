import { useTranslation } from '../../../lib/i18n/i18n.js'
import { type Motion, presetOf } from './vote-state.js'

/** The articles the voting rule rests on, each in the version of the text that was read; nothing where no statute asks. */
export function LegalBasis({ motion }: { readonly motion: Motion }) {
  const { t, language } = useTranslation('vote')
  const articles = presetOf(motion)?.legalBasis ?? []
  if (articles.length === 0) return null
  return (
    <p className="text-sm text-muted">
      {t('legalBasis', {
        articles: articles
          .map(({ statute, article, textVersion }) =>
            t('legalArticle', { statute: statute[language], article, version: textVersion }),
          )
          .join(t('legalAnd')),
      })}
    </p>
  )
}
