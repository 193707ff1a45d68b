namespace Pandacea.Faults.Messages;

/// <summary>A fault that acts on single HTTP requests.</summary>
internal interface IMessageFault : IFault
{
    /// <summary>Whether it needs the request's body.</summary>
    bool ReadsBody => false;

    /// <summary><c>Retry-After</c> that it sends, ms.</summary>
    int? RetryAfterMs => null;

    /// <summary>Whether it has anything to say to this request.</summary>
    bool Matches(RpcCall? call) => true;

    /// <summary>Answers the request, or forwards it changed.</summary>
    Task ApplyAsync(MessageExchange exchange);
}
