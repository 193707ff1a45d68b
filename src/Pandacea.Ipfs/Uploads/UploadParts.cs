using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Pandacea.Ipfs.Rpc;

namespace Pandacea.Ipfs.Uploads;

/// <summary>The files of a request, one after the other, as they arrive.</summary>
internal static class UploadParts
{
    private const int BufferBytes = 64 * 1024;

    /// <exception cref="BadRequestException">The request has no files, or what is no file.</exception>
    /// <exception cref="IOException">Its body breaks off.</exception>
    public static async IAsyncEnumerable<UploadPart> ReadAsync(RpcCall call, string argument, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var body = call.Request.Body;
        var reader = new MultipartReader(Boundary(call.Request.ContentType, argument), body, BufferBytes);
        while (await NextAsync(reader, cancellationToken).ConfigureAwait(false) is { } section)
        {
            var type = section.ContentType?.Split(';')[0].Trim();
            if (type == "application/symlink")
            {
                throw RpcException.NotSupported("symbolic links", "send the files that they point to");
            }

            ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition);
            var name = HeaderUtilities.RemoveQuotes(disposition?.FileName ?? default);
            yield return new(UploadPath.Parse(name.ToString()), type is "application/x-directory" or "multipart/form-data", section.Body);
        }

        await body.CopyToAsync(Stream.Null, cancellationToken).ConfigureAwait(false);
        call.Answer.RequestRead = true;
    }

    private static async Task<MultipartSection?> NextAsync(MultipartReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadNextSectionAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException error)
        {
            throw new BadRequestException($"a part of the request cannot be read: {error.Message}");
        }
    }

    private static string Boundary(string? contentType, string argument)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type) || type.MediaType != "multipart/form-data")
        {
            throw new BadRequestException($"file argument '{argument}' is required");
        }

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        return boundary.Length > 0 ? boundary : throw new BadRequestException("no multipart boundary param in Content-Type");
    }
}
