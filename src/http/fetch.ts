/** The WHATWG `fetch` signature, as much of it as the transport uses. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** One exchange in the terms of `fetch`. */
export type Exchange = (url: string, init: RequestInit) => Promise<Response>
