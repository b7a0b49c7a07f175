/** Where in the dashboard a reader is: /record/SLUG/turn/133?kind=DEMAND is the view "record" with two things more. */
export interface Place {
  /** The first segment of the path; "records" for "/". */
  view: string
  /** The segments behind it, decoded. */
  path: string[]
  query: URLSearchParams
}

/** What a view leaves running on the page. */
export interface Shown {
  /** Told when the reader moves within the view; true if the view followed, else it is shown anew. */
  moved?(place: Place): boolean
  /** Where on the page the reader is, kept to be given back as the detail of "settled" when the reader comes back. */
  where?(): unknown
  /** Called once, before another view takes the page. */
  close?(): void
}

/** One way of looking at the graph: a module in views/ of the same name exports it as `view`. */
export interface View {
  /** Fills root, which is empty and not yet on the page (it gets the event "settled" once it is); a failure is shown with a button to try again. The first heading becomes the page's title. */
  show(root: HTMLElement, place: Place): Promise<Shown | void> | Shown | void
}
