// Columns and texts as PackedValues and PackedTexts of the library write them.
window.ekscalcUnpack = (function () {
  "use strict";

  function bytesOf(text) {
    var raw = atob(text), bytes = new Uint8Array(raw.length);
    for (var i = 0; i < raw.length; i++) bytes[i] = raw.charCodeAt(i);
    return bytes;
  }

  // Numbers in bytes of seven bits, one after the other.
  function reader(text) {
    var bytes = bytesOf(text), at = 0;
    return {
      more: function () { return at < bytes.length; },
      next: function () {
        for (var value = 0, scale = 1; ; scale *= 128) {
          var byte = bytes[at++];
          value += (byte & 127) * scale;
          if (byte < 128) return value;
        }
      }
    };
  }

  function column(packedColumn) {
    if (packedColumn.kind === "fraction") return { kind: packedColumn.kind, values: new Float64Array(bytesOf(packedColumn.values).buffer) };
    var packed = reader(packedColumn.values), values = [], last = 0;
    while (packed.more()) {
      var more = packed.next();
      values.push(last += more % 2 === 1 ? -(more + 1) / 2 : more / 2);
    }
    return { kind: packedColumn.kind, values: values, names: packedColumn.names };
  }

  function texts(packedTexts) {
    var packed = reader(packedTexts.changes), all = [], now = [];
    while (packed.more()) {
      now = now.slice(0, packed.next());
      for (var changes = packed.next(); changes > 0; changes--) { var place = packed.next(); now[place] = packedTexts.words[packed.next()]; }
      all.push(now.join(" "));
    }
    return all;
  }

  return { column: column, texts: texts };
})();
