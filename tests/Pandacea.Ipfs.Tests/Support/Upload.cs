using System.Net.Http.Headers;

namespace Pandacea.Ipfs.Tests.Support;

/// <summary>Bodies of requests.</summary>
internal static class Upload
{
    /// <summary>One file, as most clients send it.</summary>
    public static MultipartFormDataContent File(byte[] bytes, string? name = null) => Parts((name, bytes));

    /// <summary>Files by their names; null bytes: a directory.</summary>
    public static MultipartFormDataContent Parts(params IEnumerable<(string? Name, byte[]? Bytes)> parts)
    {
        var body = new MultipartFormDataContent();
        foreach (var (name, bytes) in parts)
        {
            var part = new ByteArrayContent(bytes ?? []);
            part.Headers.ContentType = new(bytes is null ? "application/x-directory" : "application/octet-stream");
            part.Headers.ContentDisposition = new("form-data") { Name = "\"file\"", FileName = name is null ? null : $"\"{Uri.EscapeDataString(name)}\"" };
            body.Add(part);
        }

        return body;
    }
}
