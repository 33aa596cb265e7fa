using System.Globalization;
using EksCalc.ExplorerPack;

// Makes the published explorer smaller to transfer: what of the runtime nothing here can call is emptied, and the assemblies become one file.
//
//   dotnet EksCalc.ExplorerPack.dll RUNTIME_FOLDER FRAMEWORK_FOLDER
//
// RUNTIME_FOLDER has the runtime as it is delivered, with its symbols and the static libraries it was linked from; FRAMEWORK_FOLDER is the
// explorer's _framework. Exit codes: 0 done, 2 the folders are not what they should be.

if (args is not [var runtimeFolder, var frameworkFolder])
{
    Console.Error.WriteLine("Usage: EksCalc.ExplorerPack RUNTIME_FOLDER FRAMEWORK_FOLDER");
    return 2;
}

try
{
    var lean = LeanRuntime.Of(runtimeFolder);
    File.WriteAllBytes(Path.Combine(frameworkFolder, LeanRuntime.FileName), lean.Content);
    var assemblies = AssemblyBundle.Pack(frameworkFolder);
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{lean.EmptiedFunctions:N0} functions ({lean.EmptiedCodeBytes:N0} bytes) and {lean.ClearedDataBytes:N0} bytes of tables left out; {assemblies} assemblies in {AssemblyBundle.FileName}"));
    return 0;
}
catch (Exception wrong) when (wrong is IOException or InvalidDataException)
{
    Console.Error.WriteLine($"explorer: {wrong.Message}");
    return 2;
}
