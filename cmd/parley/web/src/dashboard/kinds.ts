export const stanceKinds = ['DEMAND', 'CONCESSION', 'DEFERRAL', 'REJECTION', 'ACCEPTANCE'] as const
export type StanceKind = (typeof stanceKinds)[number]

export const entityKinds = [
  'TERRITORY', 'RAILWAY', 'TREATY', 'PORT', 'WATERWAY', 'STATE', 'PERSON', 'ORGANIZATION', 'PLACE', 'EVENT', 'ISSUE',
] as const
export type EntityKind = (typeof entityKinds)[number]

export type LinkageKind = 'CONDITION' | 'EXCHANGE'

/** A kind is told by its colour (class `kind-demand`) and by a sign, so that it is told without colour too. */
export const stanceSign: Record<StanceKind, string> = {
  DEMAND: '▲',
  CONCESSION: '▼',
  DEFERRAL: '…',
  REJECTION: '×',
  ACCEPTANCE: '✓',
}

export const entitySign: Record<EntityKind, string> = {
  TERRITORY: 'T',
  RAILWAY: 'R',
  TREATY: '§',
  PORT: 'H',
  WATERWAY: 'W',
  STATE: 'S',
  PERSON: 'P',
  ORGANIZATION: 'O',
  PLACE: 'L',
  EVENT: 'E',
  ISSUE: 'I',
}

/** "demand", "concession" … */
export const word = (kind: string) => kind.toLowerCase().replaceAll('_', ' ')

/** The class that gives a stance or an entity the colour of its kind. */
export const kindClass = (kind: StanceKind | EntityKind) => `kind-${kind.toLowerCase()}`
