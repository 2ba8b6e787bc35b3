/** A page as a browser shows it; nobody on the way keeps it, and nothing in it is run. */
export function pdfAnswer(bytes: Uint8Array<ArrayBuffer>, number: string): Response {
  const name = number.replaceAll(/[^A-Z0-9-]/g, '-')
  return new Response(bytes, {
    status: 200,
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${name}.pdf"`,
      'cache-control': 'no-store',
    },
  })
}
