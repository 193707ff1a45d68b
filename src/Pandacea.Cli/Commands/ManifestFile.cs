using System.Globalization;
using Pandacea.Protocol.Consent;
using Pandacea.Stack;

namespace Pandacea.Cli.Commands;

/// <summary>Reads the file of a consent manifest, and no more of it than a manifest may have.</summary>
internal static class ManifestFile
{
    /// <exception cref="StackException">It cannot be read, or is no manifest for its length.</exception>
    public static async Task<byte[]> ReadAsync(FileInfo file, CancellationToken cancellationToken)
    {
        try
        {
            using var stream = file.OpenRead();
            var content = new byte[ConsentReader.MostBytes + 1];
            var length = await stream.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return length <= ConsentReader.MostBytes
                ? content[..length]
                : throw Unusable(string.Create(CultureInfo.InvariantCulture, $"{file} has more than {ConsentReader.MostBytes} bytes."));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unusable($"{file} cannot be read: {error.Message}");
        }
    }

    private static StackException Unusable(string message) =>
        new(new(StackProblemKind.InvalidSetting, message, "Name the file of a consent manifest (docs/schemas/consent-manifest.schema.json)."));
}
