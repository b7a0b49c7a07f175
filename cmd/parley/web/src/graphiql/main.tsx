import 'graphiql/setup-workers/vite' // before GraphiQL: it tells Monaco where its workers are
import { createGraphiQLFetcher } from '@graphiql/toolkit'
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql'
import { createRoot } from 'react-dom/client'
import { handed } from './address'
import { fetchExamples, tabText } from './examples'
import { GRAPH_PLUGIN } from './graph/plugin'
import 'graphiql/style.css'
import './page.css'

const fetcher = createGraphiQLFetcher({ url: '/graphql', enableIncrementalDelivery: false })
const examples = await fetchExamples()
const asked = handed(location.search)
const tabs = [...(asked ? [asked] : []), ...examples.map((example) => ({ query: tabText(example) }))]

createRoot(document.getElementById('graphiql')!).render(
  <GraphiQL
    fetcher={fetcher}
    plugins={[HISTORY_PLUGIN, GRAPH_PLUGIN]}
    defaultTabs={tabs.length > 0 ? tabs : undefined}
    initialQuery={asked?.query}
    initialVariables={asked?.variables}
  >
    <GraphiQL.Logo>
      <a className="parley" href="/">Parley</a>
    </GraphiQL.Logo>
  </GraphiQL>,
)
