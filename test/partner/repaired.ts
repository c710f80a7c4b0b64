const SCHEMA = /(<xsd:schema\b[^>]*targetNamespace="([^"]*)"[^>]*>)\s*(?:<xsd:import\b[^>]*\/>\s*)*/g

/**
 * The text of a WSDL with schemas that a validator takes: Tooling ones have references without an import, and
 * an attribute `type` that is in a namespace.
 */
export function repaired(wsdl: string): string {
  if (!wsdl.includes(' fns:type="')) return wsdl
  const namespaces = [...wsdl.matchAll(SCHEMA)].map(([, , namespace = '']) => namespace)
  const imports = (own: string): string =>
    namespaces
      .filter((namespace) => namespace !== own)
      .map((namespace) => `<xsd:import namespace="${namespace}"/>`)
      .join('')
  return wsdl
    .replace(SCHEMA, (_all, open: string, own: string) => open + imports(own))
    .replaceAll(/ fns:type="(\w+)"/g, ' type="fns:$1"')
}
