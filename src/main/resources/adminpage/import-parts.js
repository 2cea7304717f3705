// Cuts a file of badges into parts that are files themselves. Each part is one request, so that the server's report of one part never
// waits for the browser to have sent all of it, and no file is too large.

const ROWS = 500;
const QUOTE = 0x22;
const NEWLINE = 0x0a;
/** Where a cell of CSV may begin: behind a line end, a semicolon, a comma or a tab. */
const BEFORE_CELL = [undefined, NEWLINE, 0x0d, 0x3b, 0x2c, 0x09];

/** The bytes behind each row's last one. A line break within quotes ends no row. */
function* rowEnds(bytes, isCsv) {
  let quoted = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (isCsv && byte === QUOTE) {
      if (!quoted) {
        quoted = BEFORE_CELL.includes(bytes[at - 1]);
      } else if (bytes[at + 1] === QUOTE) {
        at++;
      } else {
        quoted = false;
      }
    } else if (byte === NEWLINE && !quoted) {
      yield at + 1;
    }
  }
  if (bytes.at(-1) !== NEWLINE) {
    yield bytes.length;
  }
}

const lines = (bytes) => bytes.reduce((count, byte) => count + (byte === NEWLINE ? 1 : 0), 0);

/**
 * The parts of a file: {body, rows, before}, where before is what must be added to a line's number in the part's report.
 *
 * @param bytes of the file
 * @param isCsv whether its first line names the columns
 */
export function parts(bytes, isCsv, size = ROWS) {
  const ends = [...rowEnds(bytes, isCsv)];
  const head = isCsv ? ends.shift() ?? 0 : 0;
  const all = [];
  let from = head;
  for (let row = 0; row < ends.length; row += size) {
    const some = ends.slice(row, row + size);
    const body = new Blob([bytes.subarray(0, head), bytes.subarray(from, some.at(-1))]);
    all.push({ body, rows: some.length, before: lines(bytes.subarray(head, from)) });
    from = some.at(-1);
  }
  // A file without rows goes to the server too, which says what is wrong with it.
  return all.length > 0 ? all : [{ body: new Blob([bytes]), rows: 1, before: 0 }];
}

/** The type of the file, with its encoding: what is not UTF-8 comes from a spreadsheet. */
export function typeOf(name, bytes) {
  const isCsv = !/\.(jsonl|ndjson)$/i.test(name) && bytes.find((byte) => byte > 0x20 && byte < 0x80) !== 0x7b;
  let charset = "utf-8";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    charset = "windows-1252";
  }
  return { isCsv, type: isCsv ? `text/csv; charset=${charset}` : "application/x-ndjson" };
}
