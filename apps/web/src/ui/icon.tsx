const paths = {
  add: 'M12 5v14M5 12h14',
  back: 'M15 5l-7 7 7 7',
  bell: 'M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 20.5h4',
  calendar: 'M4 7h16v13H4zM4 11h16M8 4v5M16 4v5',
  camera: 'M4 8h4l2-3h4l2 3h4v11H4zM12 16.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4z',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  close: 'M6 6l12 12M18 6L6 18',
  columns: 'M4 5h16v14H4zM10 5v14M15 5v14',
  down: 'M6 9.5l6 6 6-6',
  download: 'M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 20h14',
  file: 'M7 3.5h7l4 4V20.5H7zM14 3.5v4h4',
  filter: 'M4 6h16l-6 7v6l-4-2v-4z',
  home: 'M4 11.5l8-7 8 7V20h-5.5v-5h-5v5H4z',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v6M12 7.5v.2',
  menu: 'M5 7h14M5 12h14M5 17h14',
  minus: 'M5 12h14',
  next: 'M9 5l7 7-7 7',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.8-4 3.8-6 7.5-6s6.7 2 7.5 6',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  refresh: 'M19 12a7 7 0 1 1-2-5l2 2M19 4v5h-5',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20 20',
  stop: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM6 6l12 12',
  topics: 'M5 5h14v11h-8l-4 4v-4H5zM8.5 9h7M8.5 12h5',
  undo: 'M8 5L4 9l4 4M4 9h9a6 6 0 0 1 0 12h-3',
  upload: 'M12 20V8M7.5 12L12 7.5l4.5 4.5M5 4h14',
  wait: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2',
  warn: 'M12 4l9 16H3zM12 10v4.5M12 17v.2',
} as const

export type IconName = keyof typeof paths

/** Decoration beside words; never alone (the words carry the meaning, so it is hidden from readers). */
export function Icon({ name, className = '' }: { readonly name: IconName; readonly className?: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      className={`inline-block size-[1.25em] shrink-0 ${className}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.9"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={paths[name]} />
    </svg>
  )
}
