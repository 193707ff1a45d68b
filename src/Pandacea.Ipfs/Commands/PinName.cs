using System.Text;
using Pandacea.Ipfs.Rpc;

namespace Pandacea.Ipfs.Commands;

/// <summary>The name that a pin is given.</summary>
internal static class PinName
{
    private const int MostBytes = 255;

    /// <exception cref="RpcException">It is too long.</exception>
    public static string Of(RpcQuery query, string option)
    {
        var name = query.Text(option) ?? "";
        var size = Encoding.UTF8.GetByteCount(name);
        return size <= MostBytes ? name : throw new RpcException($"pin name is {size} bytes (max {MostBytes} bytes)");
    }
}
