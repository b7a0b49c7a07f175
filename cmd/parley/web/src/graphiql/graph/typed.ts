import {
  type DocumentNode, type FieldNode, type GraphQLCompositeType, type GraphQLObjectType, type GraphQLOutputType, type GraphQLSchema,
  type OperationDefinitionNode, type SelectionSetNode,
  getNamedType, isAbstractType, isCompositeType, isObjectType, Kind,
} from 'graphql'

/** An object of an answer with its type and its fields by their own names, whatever aliases the query gave them. */
export interface Typed {
  type: string
  /** Where in the answer it stands: "stances.nodes.3". */
  path: string
  fields: [name: string, value: Value][]
}

export type Value = Typed | Value[] | string | number | boolean | null

export const isTyped = (value: Value | undefined): value is Typed => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Names the types in an answer's data by the query that was asked. Undefined if the query has no such operation. */
export function typed(schema: GraphQLSchema, query: DocumentNode, operationName: string | null, data: unknown): Typed | undefined {
  const operations = query.definitions.filter((d): d is OperationDefinitionNode => d.kind === Kind.OPERATION_DEFINITION)
  const operation = operations.find((o) => o.name?.value === operationName) ?? operations[0]
  const root = operation && schema.getRootType(operation.operation)
  if (!root || typeof data !== 'object' || data === null) return undefined
  return new Reader(schema, query).object(data as Json, root, [operation.selectionSet], '')
}

type Json = Record<string, unknown>

class Reader {
  private readonly fragments = new Map<string, SelectionSetNode>()
  private readonly conditions = new Map<string, string>()

  constructor(
    private readonly schema: GraphQLSchema,
    query: DocumentNode,
  ) {
    for (const d of query.definitions) {
      if (d.kind !== Kind.FRAGMENT_DEFINITION) continue
      this.fragments.set(d.name.value, d.selectionSet)
      this.conditions.set(d.name.value, d.typeCondition.name.value)
    }
  }

  object(json: Json, type: GraphQLCompositeType, selections: SelectionSetNode[], path: string): Typed {
    const concrete = this.concrete(json, type, selections)
    const fields: [string, Value][] = []
    for (const [key, nodes] of this.fieldsOf(concrete, selections)) {
      const name = nodes[0]!.name.value
      const field = concrete.getFields()[name]
      if (!field || json[key] === undefined) continue
      const below = nodes.flatMap((n) => n.selectionSet ?? [])
      fields.push([name, this.value(json[key], field.type, below, path ? `${path}.${key}` : key)])
    }
    return { type: concrete.name, path, fields }
  }

  private value(json: unknown, type: GraphQLOutputType, selections: SelectionSetNode[], path: string): Value {
    if (Array.isArray(json)) return json.map((item, i) => this.value(item, type, selections, `${path}.${i}`))
    const named = getNamedType(type)
    if (typeof json === 'object' && json !== null && isCompositeType(named)) return this.object(json as Json, named, selections, path)
    return json as Value
  }

  /** Of an interface or union the type that the answer names, or else the one whose selected fields are those in the answer. */
  private concrete(json: Json, type: GraphQLCompositeType, selections: SelectionSetNode[]): GraphQLObjectType {
    if (!isAbstractType(type)) return type
    const possible = this.schema.getPossibleTypes(type)
    const keys = Object.keys(json).sort().join()
    return (
      possible.find((t) => t.name === json.__typename) ??
      possible.find((t) => [...this.fieldsOf(t, selections).keys()].sort().join() === keys) ??
      possible[0]!
    )
  }

  /** The fields that the selections ask of a type, by their keys in the answer. */
  private fieldsOf(type: GraphQLObjectType, selections: SelectionSetNode[], into = new Map<string, FieldNode[]>()): Map<string, FieldNode[]> {
    for (const selection of selections.flatMap((s) => s.selections)) {
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value
        into.set(key, [...(into.get(key) ?? []), selection])
        continue
      }
      const spread = selection.kind === Kind.FRAGMENT_SPREAD ? selection.name.value : undefined
      const condition = spread === undefined && selection.kind === Kind.INLINE_FRAGMENT ? selection.typeCondition?.name.value : this.conditions.get(spread!)
      const below = selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet : this.fragments.get(spread!)
      if (below && this.applies(condition, type)) this.fieldsOf(type, [below], into)
    }
    return into
  }

  private applies(condition: string | undefined, type: GraphQLObjectType): boolean {
    const wanted = condition === undefined ? type : this.schema.getType(condition)
    return wanted === type || (isAbstractType(wanted) && isObjectType(type) && this.schema.isSubType(wanted, type))
  }
}
