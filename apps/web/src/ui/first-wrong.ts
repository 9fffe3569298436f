/**
 * Wherever a form is sent with something wrong, the hand goes to the first wrong field once the fields have said so.
 * One listener for every form there is, so that none can forget it.
 * @returns stops listening
 */
export function watchForms(root: Document = document): () => void {
  const onSubmit = (event: Event) => {
    if (event.target instanceof HTMLFormElement) focusFirstWrong(event.target)
  }
  root.addEventListener('submit', onSubmit)
  return () => root.removeEventListener('submit', onSubmit)
}

/** After the fields have said what is wrong, the hand goes to the first of them. */
export function focusFirstWrong(form: HTMLElement): void {
  requestAnimationFrame(() => {
    const wrong = form.querySelector('[aria-invalid="true"], [data-wrong]')
    if (wrong === null) return
    unfold(wrong, form)
    const field = wrong.matches(fields) ? wrong : wrong.querySelector(fields)
    if (!(field instanceof HTMLElement)) return
    field.focus({ preventScroll: true })
    // Label and error belong to what is seen, on a phone with its keyboard open too
    field.scrollIntoView({ block: 'center' })
  })
}

const fields = 'input, select, textarea, button'

/** A field inside a fold that is shut cannot take the focus. */
function unfold(from: Element, form: HTMLElement): void {
  for (let fold = from.closest('details'); fold !== null && form.contains(fold); ) {
    fold.open = true
    fold = fold.parentElement?.closest('details') ?? null
  }
}
