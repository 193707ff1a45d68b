using System.Buffers.Text;
using System.Text;

namespace Pandacea.Agent.Http.Catalogue;

/// <summary>Where a page begins, in a form that promises nothing.</summary>
internal static class PageCursor
{
    private const int Longest = 1024;
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static string After(string productId) => Base64Url.EncodeToString(Strict.GetBytes("p1" + productId));

    public static bool TryRead(string cursor, out string productId)
    {
        productId = "";
        if (cursor.Length > Longest || !Base64Url.IsValid(cursor))
        {
            return false;
        }

        try
        {
            var text = Strict.GetString(Base64Url.DecodeFromChars(cursor));
            productId = text.StartsWith("p1", StringComparison.Ordinal) ? text[2..] : "";
            return productId.Length > 0;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
