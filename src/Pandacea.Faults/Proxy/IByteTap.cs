namespace Pandacea.Faults.Proxy;

/// <summary>Looks at bytes that pass, and never changes them.</summary>
internal interface IByteTap
{
    void See(ReadOnlySpan<byte> data, long at);

    void End();
}
