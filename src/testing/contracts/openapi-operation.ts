import { list, member, names, type Place } from './openapi-document.js'

/** The description of one operation. */
export interface Described {
  readonly operation: Place
  /** The path as the description writes it. */
  readonly path: string
}

/** The operation for a method and a path; undefined when the path is not described, a text when only the method is not. */
export function findOperation(root: Place, method: string, path: string): Described | string | undefined {
  const paths = member(root, root, 'paths')
  const template =
    names(paths).find((candidate) => candidate === path) ?? names(paths).find((one) => fits(one, path))
  if (template === undefined) return undefined
  const operation = member(root, member(root, paths, template), method.toLowerCase())
  return operation ? { operation, path: template } : `${template} is not called by ${method}`
}

/** The schema of the form body that an operation takes; a text when another media type came. */
export function bodySchema(root: Place, operation: Place, mediaType: string): Place | string | undefined {
  const content = member(root, member(root, operation, 'requestBody'), 'content')
  if (!content) return undefined
  const media = member(root, content, mediaType)
  if (!media) return `Content-Type must be ${names(content).join(' or ')}`
  return member(root, media, 'schema')
}

/** Follows a union to the member that a request chose; undefined when there is no such member. */
export function chooseVariant(root: Place, schema: Place, fields: URLSearchParams): Place | undefined {
  const variants = leaves(root, schema)
  return variants.length === 1 ? variants[0] : variants.find((variant) => isChosen(root, variant, fields))
}

/** The properties that a schema declares, its parts included, by name. */
export function declaredProperties(root: Place, schema: Place): ReadonlyMap<string, Place | undefined> {
  const parts = ['allOf', 'anyOf', 'oneOf'].flatMap((key) => list(root, schema, key))
  const properties = member(root, schema, 'properties')
  const own = names(properties).map((name) => [name, member(root, properties, name)] as const)
  return new Map([...parts.flatMap((part) => [...declaredProperties(root, part)]), ...own])
}

function leaves(root: Place, schema: Place): readonly Place[] {
  const variants = list(root, schema, 'oneOf')
  return variants.length === 0 ? [schema] : variants.flatMap((variant) => leaves(root, variant))
}

/** A variant is chosen by the fields that it requires with a fixed value, such as `grant_type`. */
function isChosen(root: Place, variant: Place, fields: URLSearchParams): boolean {
  const properties = member(root, variant, 'properties')
  const required: unknown = variant.value['required']
  const fixed = names(properties).filter((name) => Array.isArray(required) && required.includes(name))
  const tags = fixed.flatMap((name) => {
    const tag = member(root, properties, name)?.value['const']
    return tag === undefined ? [] : [tag === fields.get(name)]
  })
  return tags[0] === true
}

/** The query parameters of an operation, by name. */
export function queryParameters(root: Place, operation: Place): ReadonlyMap<string, Place> {
  const parameters = list(root, operation, 'parameters').filter(({ value }) => value['in'] === 'query')
  return new Map(parameters.map((parameter) => [String(parameter.value['name']), parameter]))
}

/** The query parameters that carry a credential. */
export function credentialParameters(root: Place): readonly string[] {
  const schemes = member(root, member(root, root, 'components'), 'securitySchemes')
  const described = names(schemes).flatMap((name) => member(root, schemes, name) ?? [])
  return described.filter(({ value }) => value['in'] === 'query').map(({ value }) => String(value['name']))
}

function fits(template: string, path: string): boolean {
  const [wanted, given] = [template.split('/'), path.split('/')]
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => part.startsWith('{') || part === given[index])
  )
}
