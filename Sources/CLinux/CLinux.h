#pragma once
// What Swift's Glibc module leaves out of the kernel's interface.
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <linux/netlink.h>
#include <linux/neighbour.h>
#include <linux/rtnetlink.h>
#include <linux/sched.h>

// unshare(2); <sched.h> shows it only to those who define _GNU_SOURCE before the first header.
extern int unshare(int flags);
