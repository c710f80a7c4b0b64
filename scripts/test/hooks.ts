type Resolve<Context> = (specifier: string, context: Context) => Promise<{ readonly url: string }>

const WATCHED = new URL('./uvu.ts', import.meta.url).href

/** Resolve hook: whoever imports `uvu` gets the watched one; only that one gets uvu itself. */
export async function resolve<Context extends { readonly parentURL?: string }>(
  specifier: string,
  context: Context,
  next: Resolve<Context>,
): Promise<{ readonly url: string }> {
  if (specifier !== 'uvu' || context.parentURL?.startsWith(WATCHED) === true) return next(specifier, context)
  return next(WATCHED, context)
}
