/** For redirects, for errors in the words of others, and for a listener of requests. */

export { followed, refused } from './redirects.js'
export { wordsOf } from './foreign-words.js'
export { httpError } from './response.js'
export { watched } from './watch.js'
