import { useTranslation } from '../../lib/i18n/i18n.js'
import { Button } from '../../ui/button.js'
import { Note } from '../../ui/note.js'

/** After a new version is installed the old page asks for files that are gone. */
function isStaleBuild(error: Error): boolean {
  return /dynamically imported module|Importing a module script failed|error loading dynamically/i.test(error.message)
}

/** The last resort: stands outside the router, so it links by plain address. */
export function ErrorPage({ error }: { readonly error: Error }) {
  const { t } = useTranslation()
  return (
    <div className="mx-auto flex max-w-xl flex-col gap-5 px-4 py-10">
      <h1 className="text-2xl">{t('errorPage.title')}</h1>
      <Note tone="warning" role="alert">
        <p>{isStaleBuild(error) ? t('errorPage.newVersion') : t('errorPage.body')}</p>
      </Note>
      <div className="flex flex-wrap gap-3">
        <Button tone="primary" icon="refresh" onPress={() => location.reload()}>
          {t('errorPage.reload')}
        </Button>
        <Button icon="home" onPress={() => location.assign('/')}>
          {t('errorPage.home')}
        </Button>
      </div>
      {import.meta.env.DEV && <pre className="overflow-x-auto text-xs whitespace-pre-wrap">{error.stack}</pre>}
    </div>
  )
}
