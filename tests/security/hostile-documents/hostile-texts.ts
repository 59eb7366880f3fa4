/** What runs if any of the texts or addresses below is taken for code: a mark that tests look for. */
const CODE = 'window.attuneRan=true'

/** Texts that were never meant to be read, by what they try. */
export const HOSTILE_TEXTS: Readonly<Record<string, string>> = {
  'a script and a picture that fails': `<script>${CODE}</script><img src=x onerror="${CODE}">`,
  'the end of a script and another one': `</script><script>${CODE}</script>`,
  'the end of a title and of a style': `</title></style><svg onload="${CODE}">`,
  'a comment that swallows the page': '<!-- <script> <!--',
  'the end of an attribute': `" autofocus onfocus="${CODE}" x="' onfocus='${CODE}' y='`,
  'a frame, a base and a form': `<base href="https://evil.example/"><iframe srcdoc="<script>parent.${CODE}</script>"></iframe><form action="https://evil.example/"><button formaction="javascript:${CODE}">`,
  'the end of a CDATA section': `]]><x:script xmlns:x="http://www.w3.org/1999/xhtml">${CODE}</x:script>`,
  'entities that spell markup': `&lt;script&gt;${CODE}&#60;/script&#x3e; &unknown; &#0; &#xd800;`,
  'lines and links of Markdown': `x](javascript:${CODE})\n\n# Injected\n- [y](javascript:${CODE})`,
  'patterns of replacements': "$& $` $' $1 $$ $<name>",
  'templates of other languages': `{{constructor.constructor("${CODE}")()}} \${${CODE}} <%= 1 %> {ran}`,
  'control characters': 'be\u0000fo\u0001re\u0008 \u001b[31mred\u007f \u0085 \ufffe\uffff after',
  'halves of characters': 'one \ud83d two \udc00 three',
  'letters turned round': 'invoice\u202egpj.exe\u202d \u202a\u2066\u2067 end',
  'names of prototypes': '__proto__ constructor toString',
  'one word without end': 'W'.repeat(5_000),
  'marks upon marks': `a${'\u0301'.repeat(400)} \u{1f468}\u200d\u{1f469}\u200d\u{1f467}`,
}

/** Addresses that no link may lead to, by what they try. */
export const HOSTILE_ADDRESSES: Readonly<Record<string, string>> = {
  script: `javascript:${CODE}`,
  'script in mixed case': `JaVaScRiPt:${CODE}`,
  'script after blanks': `  \t javascript:${CODE}`,
  'script with a tab inside': `java\tscript:${CODE}`,
  'script with a line break inside': `java\nscript:${CODE}`,
  'script after a control character': `\u0001javascript:${CODE}`,
  'script with a null inside': `java\u0000script:${CODE}`,
  'script in entities': `&#106;avascript&colon;${CODE}`,
  'script in percent signs': `javascript%3A${CODE}`,
  'script with unicode escapes': `\\u006aavascript:${CODE}`,
  'script turned round': `\u202ejavascript:${CODE}`,
  'script behind two slashes': `javascript://attune.example/%0a${CODE}`,
  'a page as data': `data:text/html,<script>${CODE}</script>`,
  'a picture as data': `data:image/svg+xml;base64,${btoa(`<svg onload="${CODE}"/>`)}`,
  'visual basic': 'vbscript:msgbox(1)',
  'a file': 'file:///etc/passwd',
  'a blob': 'blob:https://attune.example/1',
  'the source of a page': `view-source:javascript:${CODE}`,
  'another host without a scheme': '//evil.example/',
  'another host behind a backslash': 'https:\\\\evil.example\\',
  'another host behind a name that poses as ours': 'https://attune.example@evil.example/',
  'a line that breaks': 'https://example.org/\r\nSet-Cookie: a=b',
  'nothing that could be parsed': 'https://[',
  'no scheme': 'example.org',
  'the end of an attribute': `"onmouseover="${CODE}`,
}
