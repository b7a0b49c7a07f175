import { type Answer, ask, post, unwrap } from '../ask'

/** How far a file has come. */
export interface Progress {
  read: number
  size: number
  records: number
  unchanged: number
  skipped: number
  turns: number
}

export interface Report {
  documents: { slug: string; title: string }[]
  unchanged: { slug: string; title: string }[]
  skipped: { source: string; why: string }[]
}

const mutation = `
  mutation Load($input: LoadInput!) {
    loadRecord(input: $input) {
      documents { slug title }
      unchanged { slug title }
      skipped { source why }
    }
  }`

const subscription = `
  subscription Loading($label: String!) {
    loadProgress(label: $label) { read size records unchanged skipped turns }
  }`

/** Sends a file to the server, which reads, codes and keeps its records, and tells how far it is. */
export async function load(file: File, told: (p: Progress) => void): Promise<Report> {
  const label = `${Date.now()}-${Math.random()}`
  const text = decode(await file.arrayBuffer())
  const stop = new AbortController()
  await follow<{ loadProgress: Progress }>(subscription, { label }, ({ loadProgress }) => told(loadProgress), stop.signal)
  try {
    return (await ask<{ loadRecord: Report }>(mutation, { input: { text, name: file.name, label } })).loadRecord
  } finally {
    stop.abort()
  }
}

/** A file's text: UTF-8, or what old files are most often written in. */
function decode(data: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(data)
  } catch {
    return new TextDecoder('windows-1252').decode(data)
  }
}

/** Subscribes by server-sent events; returns once the server listens. */
async function follow<T>(query: string, variables: object, next: (data: T) => void, signal: AbortSignal): Promise<void> {
  const response = await post('text/event-stream', query, variables, signal)
  if (!response.headers.get('Content-Type')?.startsWith('text/event-stream')) {
    unwrap((await response.json()) as Answer<T>)
    return
  }
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  void pump(reader, (line) => line.startsWith('data: ') && next(unwrap(JSON.parse(line.slice(6)) as Answer<T>))).catch(() => {
    // aborted once the load is done: nothing more is wanted
  })
}

async function pump(reader: ReadableStreamDefaultReader<string>, each: (line: string) => void): Promise<void> {
  let rest = ''
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    const lines = (rest + chunk.value).split('\n')
    rest = lines.pop()!
    lines.forEach(each)
  }
}
