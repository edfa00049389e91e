declare module 'virtual:texts-*' {
  const messages: import('./messages.ts').CompiledMessages
  export default messages
}
