import { type GraphiQLPlugin, useGraphiQL } from '@graphiql/react'
import { parse } from 'graphql'
import { useEffect, useMemo } from 'react'
import { type AnswerGraph, answerGraph } from './answer'
import { Explorer } from './explorer'
import '../../dashboard/style/tokens.css'
import './plugin.css'

/** The plugin that draws what a query answered. */
export const GRAPH_PLUGIN: GraphiQLPlugin = { title: 'Graph', icon: Icon, content: Panel }

function Icon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.6" aria-hidden="true">
      <path d="M8 8l8 2M7.5 9l3.5 8M16 12l-3 5" />
      <circle cx="6" cy="6.5" r="2.8" />
      <circle cx="18.5" cy="10.5" r="2.8" />
      <circle cx="12" cy="19" r="2.8" />
    </svg>
  )
}

function Panel() {
  const graph = useAnswerGraph()
  useTheme()
  return (
    <section className="answer-graph">
      <h2>The answer as a graph</h2>
      {typeof graph === 'string' ? <Advice>{graph}</Advice> : graph.things.length === 0 ? <Advice>In this answer is nothing to draw.</Advice> : <Explorer graph={graph} />}
    </section>
  )
}

function Advice({ children }: { children: string }) {
  return (
    <div className="advice">
      <p>{children}</p>
      <p>
        A graph comes of whatever has a name, a number or words: entities (<code>name</code>), stances (<code>quote {'{ text }'}</code> with{' '}
        <code>holder</code> and <code>targets</code>), linkages (<code>from</code>, <code>to</code>), turns (<code>number</code> with{' '}
        <code>mentions</code>). To see what lies around one matter, ask:
      </p>
      <pre>{`{
  subgraph(around: "Outer Mongolia") {
    nodes { id name kind }
    edges { kind weight from { id } to { id } }
  }
}`}</pre>
    </div>
  )
}

/** Lets the dashboard's colours follow the theme chosen in GraphiQL's settings. */
function useTheme(): void {
  const theme = useGraphiQL((state) => state.theme)
  useEffect(() => {
    const root = document.documentElement
    if (theme) root.dataset.theme = theme
    else delete root.dataset.theme
  }, [theme])
}

/** The graph of the open tab's answer, or why there is none. */
function useAnswerGraph(): AnswerGraph | string {
  const tab = useGraphiQL((state) => state.tabs[state.activeTabIndex])
  const schema = useGraphiQL((state) => state.schema)
  const busy = useGraphiQL((state) => state.isFetching)
  // The query may be edited after it was answered: the one that counts is that of the answer.
  const asked = useMemo(() => ({ query: tab?.query, operation: tab?.operationName ?? null }), [tab?.response])
  return useMemo(() => {
    if (busy) return 'Asking …'
    if (!schema) return 'Waiting for the schema …'
    if (!asked.query || !tab?.response) return 'Nothing has been asked in this tab yet. Run its query, and what it answers is drawn here.'
    try {
      const { data } = JSON.parse(tab.response) as { data?: unknown }
      return data ? answerGraph(schema, parse(asked.query), asked.operation, data) : 'The answer is an error; there is nothing to draw.'
    } catch {
      return 'The query is being edited. Run it, and what it answers is drawn here.'
    }
  }, [schema, busy, asked, tab?.response])
}
