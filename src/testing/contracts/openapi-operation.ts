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
  const property = member(root, schema, 'discriminator')?.value['propertyName']
  if (typeof property !== 'string') return schema
  const tag = fields.get(property)
  const variant = list(root, schema, 'oneOf').find((one) => tags(root, one, property).includes(tag))
  return variant && chooseVariant(root, variant, fields)
}

/** The names of all properties that a schema declares, its parts included. */
export function declaredNames(root: Place, schema: Place): readonly string[] {
  const parts = ['allOf', 'anyOf', 'oneOf'].flatMap((key) => list(root, schema, key))
  return [...names(member(root, schema, 'properties')), ...parts.flatMap((part) => declaredNames(root, part))]
}

function tags(root: Place, schema: Place, property: string): readonly unknown[] {
  const own = member(root, member(root, schema, 'properties'), property)?.value
  const allowed: readonly unknown[] = Array.isArray(own?.['enum']) ? own['enum'] : []
  const inherited = list(root, schema, 'allOf').flatMap((part) => tags(root, part, property))
  return [own?.['const'], ...allowed, ...inherited].filter((tag) => tag !== undefined)
}

function fits(template: string, path: string): boolean {
  const [wanted, given] = [template.split('/'), path.split('/')]
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => part.startsWith('{') || part === given[index])
  )
}
