//! The sockets: connections that the server can reset in the middle of a call, or all at once.
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio_util::sync::{CancellationToken, WaitForCancellationFutureOwned};

/// A listener whose connections end when `stop` is cancelled.
pub(super) struct Wire {
    listener: TcpListener,
    stop: CancellationToken,
}

/// One connection, as the handler of a call sees it.
#[derive(Clone, Debug)]
pub(super) struct Line {
    cut: CancellationToken,
}

/// The stream under a [`Line`].
pub(super) struct Socket {
    stream: TcpStream,
    line: Line,
    cut: Pin<Box<WaitForCancellationFutureOwned>>,
}

impl Wire {
    /// Takes any free port of the loopback.
    pub(super) async fn bind(stop: CancellationToken) -> io::Result<Self> {
        Ok(Self { listener: TcpListener::bind(("127.0.0.1", 0)).await?, stop })
    }

    pub(super) fn address(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

impl Listener for Wire {
    type Io = Socket;
    type Addr = Line;

    async fn accept(&mut self) -> (Socket, Line) {
        let (stream, _) = Listener::accept(&mut self.listener).await;
        let line = Line { cut: self.stop.child_token() };
        let cut = Box::pin(line.cut.clone().cancelled_owned());
        (Socket { stream, line: line.clone(), cut }, line)
    }

    fn local_addr(&self) -> io::Result<Line> {
        Ok(Line { cut: self.stop.child_token() })
    }
}

impl Connected<IncomingStream<'_, Wire>> for Line {
    fn connect_info(stream: IncomingStream<'_, Wire>) -> Self {
        stream.remote_addr().clone()
    }
}

impl Line {
    /// Resets the connection. The handler must not return after this: the caller is gone, and
    /// what it returned could overtake the reset.
    pub(super) async fn reset(&self) -> ! {
        self.cut.cancel();
        std::future::pending().await
    }
}

impl Socket {
    /// Without lingering the kernel answers with RST, as a broken network does, not with FIN.
    fn broken(&self) -> io::Error {
        self.stream.set_zero_linger().ok();
        io::ErrorKind::ConnectionReset.into()
    }
}

impl AsyncRead for Socket {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        // Also wakes the connection while its handler works: hyper reads ahead for a hang-up.
        if self.cut.as_mut().poll(context).is_ready() {
            return Poll::Ready(Err(self.broken()));
        }
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Socket {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        if self.line.cut.is_cancelled() {
            return Poll::Ready(Err(self.broken()));
        }
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
