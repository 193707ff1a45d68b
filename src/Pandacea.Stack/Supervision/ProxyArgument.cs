using System.Globalization;
using Pandacea.Faults;

namespace Pandacea.Stack;

/// <summary>Reads <c>name=listen:host:port</c>; the host may be left out.</summary>
internal static class ProxyArgument
{
    public static ProxySpec? Parse(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var first = text.IndexOf(':', StringComparison.Ordinal);
        var last = text.LastIndexOf(':');
        if (equals < 1 || first < equals || Port(text[(equals + 1)..first]) is not { } listen || Port(text[(last + 1)..]) is not { } port)
        {
            return null;
        }

        var host = first == last ? "127.0.0.1" : text[(first + 1)..last].Trim('[', ']');
        return host.Length == 0 ? null : new ProxySpec(text[..equals], listen, host, port);
    }

    private static int? Port(string text)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= ushort.MaxValue ? port : null;
}
