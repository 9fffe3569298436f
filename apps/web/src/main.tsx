import './lib/api/no-eval.js'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.js'
import { startDisplay } from './lib/display/display.js'
import { startI18n } from './lib/i18n/i18n.js'
import { allowEmptyHtml } from './lib/trusted-html.js'
import './styles/index.css'
import { watchForms } from './ui/first-wrong.js'

allowEmptyHtml()
startDisplay()
watchForms()
await startI18n()

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
