/** A long name on one line, clipped; whole for screen readers and on hovering. Inside a link it is underlined as the link is. */
export function Clipped({ text }: { readonly text: string }) {
  return (
    <span
      title={text}
      className="inline-block max-w-[42vw] truncate align-bottom [text-decoration:inherit] sm:max-w-96"
    >
      {text}
    </span>
  )
}
