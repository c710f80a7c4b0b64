/** The declarations of node-soap refer to sax, which has none; what is published refers to neither. */
declare module 'sax' {
  export type SAXStream = NodeJS.ReadWriteStream
}
