// The yardstick: the smallest connect scanner, with one new socket for each try.
// connect FIRST-ADDRESS HOSTS PORTS IN-FLIGHT TIMEOUT-MS: connects to ports 1..PORTS of HOSTS addresses in a row.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

int main(int argc, char **argv) {
  if (argc != 6) return 2;
  unsigned first = ntohl(inet_addr(argv[1]));
  long hosts = atol(argv[2]), ports = atol(argv[3]), window = atol(argv[4]), wait = atol(argv[5]);
  int epoll = epoll_create1(EPOLL_CLOEXEC);
  struct epoll_event events[256];
  long total = hosts * ports, next = 0, busy = 0, open = 0, closed = 0, other = 0;
  while (next < total || busy > 0) {
    while (next < total && busy < window) {
      struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(next / hosts + 1)};
      to.sin_addr.s_addr = htonl(first + next % hosts);
      next++;
      int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
      if (fd < 0) return perror("socket"), 1;
      if (connect(fd, (struct sockaddr *)&to, sizeof to) == 0) open++, close(fd);
      else if (errno == ECONNREFUSED) closed++, close(fd);
      else if (errno == EINPROGRESS) {
        struct epoll_event event = {.events = EPOLLOUT | EPOLLONESHOT, .data.fd = fd};
        epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
        busy++;
      } else other++, close(fd);
    }
    int count = busy ? epoll_wait(epoll, events, 256, next < total && busy < window ? 0 : (int)wait) : 0;
    if (busy && count == 0) break;
    for (int i = 0; i < count; i++) {
      int error = 0;
      socklen_t size = sizeof error;
      getsockopt(events[i].data.fd, SOL_SOCKET, SO_ERROR, &error, &size);
      if (error == 0) open++;
      else if (error == ECONNREFUSED) closed++;
      else other++;
      close(events[i].data.fd);
      busy--;
    }
  }
  printf("%ld %ld %ld\n", open, closed, other);
  return 0;
}
