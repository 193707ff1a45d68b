using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Pandacea.Ipfs.Rpc;

/// <summary>Arguments and options of a call, from the query. Unknown options are passed over, as Kubo does.</summary>
internal sealed class RpcQuery(IQueryCollection query)
{
    /// <summary>What is called <c>arg</c>, in order.</summary>
    public IReadOnlyList<string> Arguments { get; } = [.. query["arg"].Select(argument => argument ?? "")];

    /// <exception cref="BadRequestException">There is none.</exception>
    public string First(string name) => Arguments.Count > 0 ? Arguments[0] : throw new BadRequestException($"argument \"{name}\" is required");

    /// <exception cref="BadRequestException">There are none.</exception>
    public IReadOnlyList<string> AtLeastOne(string name) => Arguments.Count > 0 ? Arguments : throw new BadRequestException($"argument \"{name}\" is required");

    /// <summary>A text; null where it is not given.</summary>
    /// <exception cref="BadRequestException">It is given twice.</exception>
    public string? Text(string name) => query[name] switch
    {
        { Count: 0 } => null,
        { Count: 1 } one => one[0] ?? "",
        var several => throw new BadRequestException($"expected key {name} to have only a single value, received [{string.Join(' ', several!)}]"),
    };

    /// <summary>A yes or no; null where it is not given. Given without a value it is a yes.</summary>
    /// <exception cref="BadRequestException">It is neither.</exception>
    public bool? Flag(string name) => Text(name)?.ToLowerInvariant() switch
    {
        null => null,
        "" or "true" or "t" or "1" => true,
        "false" or "f" or "0" => false,
        var other => throw Unreadable(name, other, "bool"),
    };

    /// <summary>A whole number; null where it is not given.</summary>
    /// <exception cref="BadRequestException">It is none.</exception>
    public long? Whole(string name) => Text(name) is not { } text ? null
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : throw Unreadable(name, text, "int");

    private static BadRequestException Unreadable(string name, string text, string type) =>
        new($"could not convert {(text.Length == 0 ? "empty value" : $"value \"{text}\"")} to type \"{type}\" (for option \"-{name}\")");
}
