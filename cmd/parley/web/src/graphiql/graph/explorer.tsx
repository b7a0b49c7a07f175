import { useEffect, useMemo, useRef, useState } from 'react'
import { NetPlot } from '../../dashboard/charts/netplot'
import type { AnswerGraph, Bond, Thing } from './answer'
import { locate } from './locate'
import { type Look, drawn, legend, lookOf } from './look'

/** A graph as a picture and as a list, and what the answer says of the thing chosen in either. */
export function Explorer({ graph }: { graph: AnswerGraph }) {
  const [chosen, choose] = useState<string>()
  useEffect(() => choose(undefined), [graph])
  const byKey = useMemo(() => new Map(graph.things.map((thing) => [thing.key, thing])), [graph])
  const thing = chosen === undefined ? undefined : byKey.get(chosen)
  return (
    <>
      <Legend looks={legend(graph.things)} />
      <Picture graph={graph} chosen={chosen} choose={choose} />
      <div className="about" aria-live="polite">
        {thing ? <About key={thing.key} thing={thing} bonds={graph.bonds} byKey={byKey} choose={choose} /> : <p className="hint">Choose a node to read its words. Drag to move, turn the wheel to zoom.</p>}
      </div>
      <All graph={graph} choose={choose} />
    </>
  )
}

/** The things as a list, which is made once it is wanted: a large answer has thousands. */
function All({ graph, choose }: { graph: AnswerGraph; choose: (key: string) => void }) {
  const [open, setOpen] = useState(false)
  return (
    <details className="all" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{graph.things.length === 1 ? 'One thing' : `All ${graph.things.length} things`} as a list</summary>
      <ul>
        {open && graph.things.map((t) => (
          <li key={t.key}>
            <Choice thing={t} choose={choose} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function Legend({ looks }: { looks: Look[] }) {
  return (
    <ul className="legend" aria-label="Kinds">
      {looks.map((look) => (
        <li key={look.name}>
          <Sign look={look} /> {look.name}
        </li>
      ))}
    </ul>
  )
}

const Sign = ({ look }: { look: Look }) => (
  <span className={`sign ${look.shape} ${look.tone}`} aria-hidden="true">
    <span>{look.sign}</span>
  </span>
)

interface PictureProps {
  graph: AnswerGraph
  chosen: string | undefined
  choose: (key: string | undefined) => void
}

function Picture({ graph, chosen, choose }: PictureProps) {
  const host = useRef<HTMLDivElement>(null)
  const plot = useRef<NetPlot>(undefined)
  useEffect(() => {
    const { nodes, ties } = drawn(graph)
    const description = `A graph of ${nodes.length} things and ${ties.length} ties; the list below the picture has all of them.`
    const made = new NetPlot(host.current!, nodes, ties, {
      description,
      picked: (what) => choose(what && 'node' in what ? graph.things[what.node]!.key : what && graph.bonds[what.tie]?.from),
    })
    plot.current = made
    return () => made.close()
  }, [graph, choose])
  useEffect(() => {
    const index = graph.things.findIndex((thing) => thing.key === chosen)
    plot.current?.select(index < 0 ? undefined : index)
  }, [graph, chosen])
  return (
    <div className="picture">
      <div className="stage" ref={host} />
      <div className="zoom">
        <button type="button" aria-label="Nearer" onClick={() => plot.current?.zoomBy(1.4)}>+</button>
        <button type="button" aria-label="Farther" onClick={() => plot.current?.zoomBy(1 / 1.4)}>−</button>
        <button type="button" aria-label="The whole graph" onClick={() => plot.current?.fit()}>⤢</button>
        <button type="button" aria-label="Fill the screen" onClick={() => void fill(host.current!.closest('section')!)}>
          <svg width="12" height="12" viewBox="0 0 12 12" fill="none" stroke="currentColor" strokeWidth="1.6" aria-hidden="true">
            <path d="M1 4V1h3M8 1h3v3M11 8v3H8M4 11H1V8" />
          </svg>
        </button>
      </div>
    </div>
  )
}

const fill = (panel: Element) => (document.fullscreenElement ? document.exitFullscreen() : panel.requestFullscreen())

interface AboutProps {
  thing: Thing
  bonds: Bond[]
  byKey: Map<string, Thing>
  choose: (key: string) => void
}

function About({ thing, bonds, byKey, choose }: AboutProps) {
  const own = bonds.filter((b) => b.from === thing.key || b.to === thing.key)
  return (
    <>
      <h3>
        <Sign look={lookOf(thing)} /> {thing.type === 'Stance' ? lookOf(thing).name : thing.label}
        {thing.place.turn && thing.type !== 'Turn' && <small> · turn {thing.place.turn}</small>}
      </h3>
      {thing.words && <blockquote>{thing.words}</blockquote>}
      {thing.facts.length > 0 && (
        <dl>
          {thing.facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <InDashboard thing={thing} />
      <ul className="bonds">
        {own.map((b, i) => {
          const other = byKey.get(b.from === thing.key ? b.to : b.from)
          return (
            other && (
              <li key={i}>
                {b.from === thing.key ? `${b.label} ` : '← '}
                <Choice thing={other} choose={choose} />
                {b.from !== thing.key && ` ${b.label} this`}
                {b.weight > 1 && ` (${b.weight})`}
              </li>
            )
          )
        })}
      </ul>
    </>
  )
}

/** A link to the thing in the dashboard, once it is known where it is shown there. */
function InDashboard({ thing }: { thing: Thing }) {
  const [href, setHref] = useState(thing.href)
  useEffect(() => {
    let gone = false
    void locate(thing).then((found) => gone || setHref(found), () => undefined)
    return () => void (gone = true)
  }, [thing])
  return <p className="open">{href ? <a href={href}>Open in the dashboard</a> : null}</p>
}

function Choice({ thing, choose }: { thing: Thing; choose: (key: string) => void }) {
  return (
    <button type="button" className="choice" onClick={() => choose(thing.key)}>
      <Sign look={lookOf(thing)} /> {thing.label}
    </button>
  )
}
