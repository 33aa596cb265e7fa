// Runs the compiled model beside the page, so that the page never waits for it. First comes { assets }: what the page brings with it,
// or null where files lie beside this one; { ready } says that it can be asked. Then questions come as { id, ask, also, json }: the name of
// one, those of others that say the same, and what they say; answers are { id, answers: [{ text, milliseconds }] }, or { id, error } where the
// model itself failed.
const bundle = "_framework/assemblies.wasm"; // each assembly is a section of it
let bridge;

addEventListener("message", ({ data }) => {
  if (data.assets !== undefined) start(data.assets);
  else answer(data);
});

function answer({ id, ask, also, json }) {
  const answerTo = name => {
    const began = performance.now(),
      text = bridge.Ask(name, json ?? "");
    return { text, milliseconds: performance.now() - began };
  };
  try {
    postMessage({ id, answers: [ask, ...also].map(answerTo) });
  } catch (error) {
    postMessage({ id, error: String(error?.message ?? error) });
  }
}

const compiled = bytes => new Response(bytes, { headers: { "Content-Type": "application/wasm" } });

async function start(assets) {
  try {
    // The runtime's scripts look for their neighbours by address; here they have none, and every neighbour is handed to them.
    const scriptOf = name =>
      URL.createObjectURL(
        new Blob([new TextDecoder().decode(assets[name]).replaceAll("import.meta.url", `"https://page.invalid/${name}"`)], { type: "text/javascript" }),
      );
    const packed = assets ? Promise.resolve(assets[bundle]) : fetch(bundle).then(answered => answered.arrayBuffer());
    const assemblies = packed.then(bytes => WebAssembly.compile(bytes));
    const { dotnet } = await import(assets ? scriptOf("_framework/dotnet.js") : "./_framework/dotnet.js");
    dotnet.withResourceLoader((type, name, address) => {
      if (type === "assembly") return assemblies.then(module => compiled(WebAssembly.Module.customSections(module, name)[0]));
      // The runtime is not as it was delivered, and has not its hash.
      if (!assets) return type === "dotnetwasm" ? fetch(address) : undefined;
      return name.endsWith(".js") ? scriptOf(`_framework/${name}`) : Promise.resolve(compiled(assets[`_framework/${name}`]));
    });
    const runtime = await dotnet.create();
    bridge = (await runtime.getAssemblyExports("EksCalc.Web")).EksCalc.Web.Bridge;
    postMessage({ ready: true });
  } catch (error) {
    postMessage({ failed: String(error?.message ?? error) });
  }
}
