using Pandacea.Tests.Support;

namespace Pandacea.Protocol.Tests.Agent;

internal static class VectorFile
{
    public static string Read(string name) =>
        File.ReadAllText(Path.Combine(ToolFolder.Root, "tests", "Pandacea.Protocol.Tests", "Agent", "Vectors", name));
}
