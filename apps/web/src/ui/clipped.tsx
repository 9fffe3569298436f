/** A long name on one line, clipped; whole for screen readers and on hovering. */
export function Clipped({ text }: { readonly text: string }) {
  return (
    <span title={text} className="inline-block max-w-[50vw] truncate align-bottom sm:max-w-96">
      {text}
    </span>
  )
}
